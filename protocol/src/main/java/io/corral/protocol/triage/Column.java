package io.corral.protocol.triage;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a column of a table means, by the many names that exports and people give it. Names are
/// compared without case, blanks and signs: `count_unique(user)` is `countuniqueuser`.
enum Column {
    SHORT_ID("shortid", "issue", "issueshortid", "key", "issuekey", "ticket", "problem",
            "fehlernummer"),
    /// A number that names it where no short id does.
    ID("id", "issueid", "groupid", "group"),
    TITLE("title", "name", "issuetitle", "summary", "description", "error", "bug", "headline",
            "event", "titel", "fehler", "problemtitle", "subject"),
    TYPE("errortype", "type", "exceptiontype", "exception", "class", "errorclass",
            "stacktype", "metadatatype"),
    MESSAGE("message", "errorvalue", "errormessage", "value", "exceptionvalue", "metadatavalue",
            "exceptionmessage", "details", "meldung", "nachricht"),
    CULPRIT("culprit", "transaction", "transactionname", "endpoint", "route", "location", "where",
            "view", "action", "job", "task", "ort"),
    URL("url", "requesturl", "httpurl", "page", "address", "seite"),
    PROJECT("project", "projectname", "projectslug", "service", "app", "application", "component",
            "projekt", "dienst"),
    LEVEL("level", "loglevel", "stufe"),
    EVENTS("count", "events", "eventcount", "timesseen", "occurrences", "hits", "total",
            "numevents", "numberofevents", "eventstotal", "totalevents", "frequency", "ereignisse",
            "anzahl", "times", "volume"),
    USERS("users", "usercount", "userscount", "countuniqueuser", "usersaffected", "affectedusers",
            "uniqueusers", "numusers", "numberofusers", "customers", "people", "impactedusers",
            "countuniqueuserid", "uniqueuserid", "benutzer", "nutzer", "betroffene", "userstotal"),
    FIRST_SEEN("firstseen", "mintimestamp", "created", "createdat", "firstevent", "firstoccurrence",
            "age", "first", "opened", "firstseenat", "erstmals", "zuerstgesehen", "since",
            "started"),
    LAST_SEEN("lastseen", "last", "maxtimestamp", "updated", "updatedat", "lastevent",
            "lastoccurrence", "lastseenat", "latest", "zuletztgesehen", "zuletzt"),
    SUBSTATUS("substatus", "state", "status", "issuestatus", "trend", "zustand"),
    PRIORITY("priority", "issuepriority", "urgency", "prioritaet"),
    UNHANDLED("unhandled", "isunhandled"),
    HANDLED("handled", "errorhandled", "ishandled", "stackhandled"),
    LOGGER("logger"),
    ENVIRONMENT("environment", "env", "umgebung"),
    RELEASE("release", "version", "appversion"),
    BROWSER("browser", "browsername"),
    /// Who met one event; counted where a row is an event.
    USER("user", "userid", "useremail", "userdisplay", "userip"),
    /// When one event came.
    TIMESTAMP("timestamp", "time", "date", "datetime", "receivedat", "zeit", "datum"),
    /// A tag of its own name.
    TAG;

    private static final int NAME_LENGTH_MAX = 80;
    private static final Map<String, Column> BY_NAME = byName();

    private final String names;

    Column(String... names) {
        this.names = String.join(" ", names);
    }

    private static Map<String, Column> byName() {
        Map<String, Column> byName = new HashMap<>();
        for (Column column : values()) {
            List.of(column.names.split(" ", -1)).forEach(name -> byName.put(name, column));
        }
        return byName;
    }

    /// The column with this head; null when the head says nothing.
    static @Nullable Column of(String head) {
        String name = letters(head);
        if (name.isEmpty() || head.length() > NAME_LENGTH_MAX) {
            return null;
        }
        Column exact = BY_NAME.get(name);
        return exact != null ? exact : like(name, head.toLowerCase(Locale.ROOT));
    }

    /// The name of the tag that a head of [#TAG] stands for: `tags[queue,number]` is `queue`.
    static String tag(String head) {
        int from = head.indexOf('[') + 1;
        int to = head.indexOf(']', from);
        String inner = to < 0 ? head : head.substring(from, to);
        int comma = inner.indexOf(',');
        return (comma < 0 ? inner : inner.substring(0, comma)).strip();
    }

    private static @Nullable Column like(String name, String lower) {
        if (lower.startsWith("tags[") || name.contains("retry") || name.contains("retries")
                || name.contains("attempt") || name.equals("device") || name.equals("os")) {
            return TAG;
        }
        boolean counts = name.contains("count") || name.contains("number") || name.contains("num")
                || name.contains("unique") || name.contains("affected") || name.startsWith("no");
        if (name.contains("first") && name.contains("seen")) {
            return FIRST_SEEN;
        }
        if (name.contains("last") && name.contains("seen")) {
            return LAST_SEEN;
        }
        if (counts && (name.contains("user") || name.contains("customer"))) {
            return USERS;
        }
        if (counts && (name.contains("event") || name.contains("error")
                || name.contains("occurrence"))) {
            return EVENTS;
        }
        return name.endsWith("title") ? TITLE : name.contains("priority") ? PRIORITY : null;
    }

    private static String letters(String head) {
        var letters = new StringBuilder(head.length());
        head.codePoints().limit(NAME_LENGTH_MAX).filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT).replace("ä", "ae");
    }
}
