package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What version 2 masks besides, and what it must leave.
class LaterTemplateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        // places and what a message is about
        "no route from Zürich to Stoke-on-Trent | no route from <*> to <*>",
        "no train between Oslo and Porto today | no train between <*> and <*> today",
        "cannot convert from Integer to Boolean | cannot convert from Integer to Boolean",
        "invalid transition from Draft to Paid | invalid transition from Draft to Paid",
        "tenant acme: quota exceeded | tenant <*>: quota exceeded",
        "cell 4A: opened while empty | cell <*>: opened while empty",
        "mail to Maeve Okafor <m.o@a.example> bounced | mail to <*> bounced",
        "queue mails: quota exceeded | queue mails: quota exceeded",
        "port UnknownPort(\"Oslo\") missing | port UnknownPort(<*>) missing",
        "failed: ParseError(\"bad date\") | failed: ParseError('bad date')",
        // numbers that are codes, and numbers that are not
        "postal code 1010 unknown | postal code <*> unknown",
        "status code 503 of it | status code 503 of it",
        "partner answered 403 for x | partner answered 403 for x",
        "query returned 500 rows | query returned <*> row",
        "Jobs.Refund failed with {:error, :mailbox_full}"
                + " | Jobs.Refund failed with {:error, :mailbox_full}",
        // lines of a log
        "{\"event\":\"mail_failed\",\"to\":\"a@b.example\"} | {'event':'mail_failed','to':<*>}",
    })
    void of_placesCodesAndLinesOfLogs_masked(String message, String template) {
        assertThat(MessageTemplate.of(message, Algorithm.SECOND).text()).isEqualTo(template);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        // made-up ids
        "Payment pi_7cdX6TgbrPxNT478Z1Q2sdQV refused | Payment <*> refused",
        "Draft KFcsqOdPKceDBenldyF10 locked | Draft <*> locked",
        "[req-0ca3224e-b1a8-4f2f-a509-43297bf7536c] sent twice | [req-<*>] sent twice",
        "node booking-api-wxjcznznj-xlnkm left | node booking-api-<*> left",
        "node booking-api-cc89dfbb5-2d6jb left | node booking-api-<*> left",
        "signature DwrBuwwqXFEcEdPwFMMDQu8Ye/XaZAtEm/decgf0Jp== wrong | signature <*> wrong",
        "getUserByIdFromCache and HTTPSURLConnection | getUserByIdFromCache and HTTPSURLConnection",
        "sync-the-Order-table of OAuthToken | sync-the-Order-table of OAuthToken",
        "upload of quartz_77613.png failed | upload of <*> failed",
        "script for velvet6 ended | script for <*> ended",
        "worker42 stopped | worker<*> stopped",
        "asset meadow_600261 not found | asset <*> not found",
        "asset JUZ-6449 not found | asset <*> not found",
        "table orders_177 is gone | table orders_<*> is gone",
        "slot worker_42 is gone | slot worker_<*> is gone",
        "E11000 in utf8 and sha256 | E11000 in utf8 and sha256",
        "seat 23F taken | seat <*> taken",
        // money and numbers
        "total 84.45 NOK differs | total <*> differs",
        "total NOK 84.45 is wrong | total <*> is wrong",
        "1 row skipped | <*> row skipped",
        "7 rows skipped | <*> row skipped",
        "3 entries and 2 branches left | <*> entry and <*> branch left",
        // lists
        "unknown berths [tundra, granite] | unknown berths [<*>]",
        "unknown berths [tundra] | unknown berths [<*>]",
        "missing branches: [quartz] | missing branches: [<*>]",
        "state [closed] of door | state [closed] of door",
        "insert into t (a, b) values (?, ?) | insert into t (a, b) values <*>",
        "insert into t (a, b) values (?, ?), (?, ?) | insert into t (a, b) values <*>",
        // people and things
        "Member Ines Okafor has loans | Member <*> has loans",
        "approved by Anne-Marie O'Neill | approved by <*>",
        "user Alice is gone | user <*> is gone",
        "answer for Bad Gateway | answer for Bad Gateway",
        "User Agent missing | User Agent missing",
        "client Error again | client Error again",
        // quotes
        "Depot 'Lagos' did not report | Depot <*> did not report",
        "invalid literal for float: 'abc' | invalid literal for float: <*>",
        "No column 'email' here | No column 'email' here",
        "missing 'Authorization' header | missing 'Authorization' header",
        // statements
        "select * from t where a = 'x' and b in ('p', 'q') | "
                + "select * from t where a = <*> and b in (<*>)",
        "SELECT TOP 5 * FROM t WHERE d = N'Rio' AND w > 1.5 | "
                + "SELECT TOP <*> * FROM t WHERE d = <*> AND w > <*>",
        "insert into t values ('a', 1), ('b', 2) | insert into t values (<*>)",
        "select the best from all of 'these' | select the best from all of <*>",
    })
    void of_valuesOfVersion2_masked(String message, String template) {
        assertThat(MessageTemplate.of(message, Algorithm.SECOND).text()).isEqualTo(template);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        // paths and documents
        "cannot open /srv/imports/stock.csv | cannot open <*>",
        "cannot open C:\\Users\\Ada Muster\\Zahlen.xlsx: denied | cannot open <*>: denied",
        "cannot open '/srv/app/config/main.json' | cannot open 'main.json'",
        "attachment Rechnung.pdf too big | attachment <*> too big",
        // objects of all languages
        "invalid {id: 3, name: 'Ines'} given | invalid {<*>} given",
        "invalid Order(id=3, name=Ines) given | invalid Order(<*>) given",
        "invalid #<Order id: 1, at: nil> given | invalid #<Order<*>> given",
        "invalid %Order{id: 1, name: \"x\"} given | invalid %Order{<*>} given",
        "invalid map[id:1 name:x] given | invalid map[<*>] given",
        "field \"name\":\"Ines\",\"age\":4 given | field 'name':<*>,'age':<*> given",
        // places for values that were not filled in
        "order %s of %(name)s has {} and {total} | order <*> of <*> has <*> and <*>",
        "100% of it | <*> of it",
        // other languages
        "Kunde „Müller“ fehlt seit dem 3. März 2026 | Kunde <*> fehlt seit dem <*>",
        "le montant 1\u202f234,56\u00a0€ du 3 février 2026 | le montant <*> du <*>",
        "pedido del 3 de marzo de 2026 | pedido del <*>",
        "注文 5512 は 2026年3月5日 です | 注文 <*> は <*> です",
        "الطلب ١٢٣٤ غير موجود | الطلب <*> غير موجود",
        "Spalte »email« fehlt | Spalte »email« fehlt",
        // people and companies anywhere
        "seat of Ines Okafor is taken | seat of <*> is taken",
        "Priya Natarajan has no seat | <*> has no seat",
        "offer from Nordwind Energie GmbH expired | offer from <*> expired",
        "Payment Service is down | Payment Service is down",
        // everyday values
        "phone (555) 123-4567 wrong | phone <*> wrong",
        "zone Europe/Lisbon unknown | zone <*> unknown",
        "version v10.3.1-beta.2 and 2.3.1-SNAPSHOT | version <*> and <*>",
        "period P1D or PT15M | period <*> or <*>",
        "colour #aabbcc | colour <*>",
        "at 52.5200° N, 13.40° E | at <*>",
        "€ 12,50 or 12 % | <*> or <*>",
        "user maria.lopez locked | user <*> locked",
        "key=Ines Okafor, city=Lagos | key=<*>, city=<*>",
        "order of Ines van der Berg lost | order of <*> lost",
        "train left Stoke-on-Trent late | train left <*> late",
        "train left early | train left early",
        "level=error msg=\"lease lost\" elapsed=43 ms | level=error msg='lease lost' elapsed=<*>",
        "peer [2001:db8::d851:934]:13289 gone | peer <*> gone",
        "list [a:b] and [x]:7 | list [a:b] and [x]:<*>",
    })
    void of_valuesOfLanguagesAndPeople_masked(String message, String template) {
        assertThat(MessageTemplate.of(message, Algorithm.SECOND).text()).isEqualTo(template);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "Request failed with status code 503",
        "HTTP 429",
        "[Errno 111] Connection refused",
        "exit code 137",
        "503 Service Unavailable",
        "404 : gone",
        "ORA-00942: table or view does not exist",
    })
    void of_codes_stay(String message) {
        assertThat(MessageTemplate.of(message, Algorithm.SECOND).text()).isEqualTo(message);
    }
}
