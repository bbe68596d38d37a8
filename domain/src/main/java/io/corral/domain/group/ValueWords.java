package io.corral.domain.group;

import java.util.Set;

/// Words beside values that say what the value is.
final class ValueWords {

    /// A quoted word after one of these was typed or sent by somebody.
    private static final Set<String> VALUES =
            Set.of(
                    "value", "string", "literal", "input", "entry", "float", "integer", "int",
                    "number", "decimal", "double", "boolean", "bool", "date", "datetime", "time",
                    "timestamp", "uuid", "email", "address", "url", "uri", "ip", "user", "username",
                    "login", "member", "customer", "client", "account", "tenant", "company",
                    "organization", "organisation", "employee", "patient", "student", "teacher",
                    "guest", "author", "owner", "contact", "recipient", "sender", "player",
                    "driver", "passenger", "city", "country", "region", "coupon", "voucher", "sku",
                    "article", "product", "order", "invoice", "title", "document", "folder",
                    "bucket", "room", "channel", "search", "query", "phrase", "term", "keyword",
                    "password", "nickname", "alias", "label", "note", "comment", "subject", "text");

    /// What stands in quotes beside these is a name out of the code or the schema.
    private static final Set<String> NAMES =
            Set.of(
                    "column", "field", "property", "attribute", "method", "function", "class",
                    "type", "module", "table", "key", "variable", "parameter", "argument", "arg",
                    "option", "relation", "constraint", "index", "schema", "package", "import",
                    "component", "element", "node", "tag", "service", "bean", "route",
                    "template", "view", "command", "flag", "header", "setting", "name", "object",
                    "interface", "struct", "enum", "member", "operator", "token", "symbol",
                    "identifier", "database", "collection", "topic", "queue", "event", "action",
                    "state", "step", "provider", "plugin", "extension", "library", "file",
                    "directory", "directive", "selector", "hook", "trait", "macro", "crate",
                    "gem", "policy", "role", "permission", "feature", "encoding", "charset",
                    "codec", "format", "protocol", "spalte", "tabelle", "colonne", "columna",
                    "tabla", "relación", "feld", "champ", "campo", "klasse", "classe", "clase",
                    "funktion", "fonction");

    /// After these a quoted word is what is wrong or missing, and tells errors apart.
    private static final Set<String> JUDGING =
            Set.of(
                    "missing", "unexpected", "expected", "unknown", "invalid", "no", "undefined",
                    "unsupported", "required", "and", "or", "of", "for", "in", "to", "the", "a",
                    "an", "with", "by", "not", "is", "on", "from", "at", "as", "read", "reading",
                    "set", "setting", "execute", "call", "calling", "find", "load", "import",
                    "resolve", "was", "be", "than", "but", "got", "near", "duplicate");

    /// Words before the name of a person.
    private static final Set<String> PERSONS =
            Set.of(
                    "user", "member", "customer", "client", "employee", "patient", "student",
                    "teacher", "guest", "author", "owner", "contact", "recipient", "sender",
                    "player", "driver", "passenger", "subscriber", "visitor", "participant",
                    "attendee", "applicant", "candidate", "reviewer", "assignee", "tenant", "mr",
                    "mrs", "ms", "dr", "prof", "dear", "hello", "hi", "buyer", "seller",
                    "reader", "kunde", "benutzer", "nutzer", "mitglied", "cliente", "usuario",
                    "utilisateur", "membre", "herr", "frau", "monsieur", "madame", "señor",
                    "colleague", "resident", "donor", "holder", "borrower", "lender", "courier",
                    "operator", "agent", "nurse", "doctor", "mechanic", "engineer", "technician",
                    "pilot", "captain", "trainer", "coach", "pupil", "artist", "musician",
                    "speaker", "host", "handler", "inspector", "manager", "adviser", "advisor",
                    "editor", "translator", "farmer", "keeper", "carrier", "skipper", "curator");

    /// Words before the name of a person, and before much else.
    private static final Set<String> MAYBE_PERSONS =
            Set.of("by", "for", "from", "with", "to", "of", "für", "von", "pour", "para", "por",
                    "de");

    /// Verbs before the name of a place.
    private static final Set<String> MOVES =
            Set.of("left", "leaves", "leaving", "reached", "reaches", "reaching", "departed");

    /// Capitalised words that are not parts of a person's name.
    private static final Set<String> THINGS =
            Set.of(
                    "gateway", "error", "errors", "exception", "service", "services", "request",
                    "response", "server", "client", "timeout", "manager", "factory", "controller",
                    "handler", "api", "id", "found", "available", "unavailable", "agent", "account",
                    "report", "file", "system", "user", "data", "group", "page", "view", "store",
                    "token", "session", "event", "type", "key", "name", "app", "application",
                    "database", "table", "index", "module", "class", "method", "property",
                    "protocol", "version", "explorer", "chrome", "safari", "firefox", "edge",
                    "studio", "cloud", "play", "pay", "drive", "web", "object", "record", "profile",
                    "portal", "role", "interface", "input", "output", "allowed", "required",
                    "denied", "forbidden", "unauthorized", "expired", "invalid", "failed", "not",
                    "is", "has", "was", "does", "could", "cannot", "the", "a", "an", "in", "of",
                    "query", "list", "map", "set", "array", "string", "queue", "worker", "job",
                    "task", "thread", "process", "pool", "cache", "node", "cluster", "host",
                    "network", "connection", "socket", "stream", "buffer", "channel", "message",
                    "email", "mail", "password", "address", "order", "payment", "invoice",
                    "product", "item", "center", "centre", "team", "company", "department",
                    "settings", "configuration", "config", "plan", "policy", "license", "bad",
                    "internal", "http", "https", "json", "xml", "sql", "url", "uri", "windows",
                    "linux", "android", "google", "apple", "amazon", "microsoft", "facebook",
                    "stripe", "redis", "postgres", "kafka", "component", "element", "document",
                    "window", "screen", "button", "form", "field", "column", "row", "line", "code",
                    "status", "state", "value", "number", "date", "time", "zone", "context",
                    "provider", "consumer", "producer", "repository", "entity", "model", "schema",
                    "transaction", "operation", "action", "command", "update", "upload", "download",
                    "import", "export", "sync", "backup", "access", "permission", "monday",
                    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    /// Parts of a machine or program that are numbered: the word stays, the number goes.
    private static final Set<String> NUMBERED =
            Set.of(
                    "worker", "thread", "node", "shard", "partition", "column", "line", "step",
                    "level", "arg", "param", "field", "slot", "page", "row", "port", "disk", "cpu",
                    "core", "gpu", "eth", "pool", "queue", "replica", "server", "host", "table",
                    "block", "chunk", "batch", "task", "job", "process", "agent", "zone", "rack",
                    "bucket", "channel", "stage", "phase", "layer", "version", "build", "release",
                    "attempt", "retry", "item", "index", "offset", "epoch", "iteration", "test",
                    "case", "section", "part", "broker", "consumer", "producer", "instance",
                    "cluster", "region", "pod", "error", "code", "status", "fn", "func", "var",
                    "tmp", "temp", "local", "lambda", "anon", "type", "class", "goroutine", "proc",
                    "tty", "sda", "nvme", "vm", "db");

    private ValueWords() {}

    static boolean announcesValue(String word) {
        return VALUES.contains(word);
    }

    static boolean announcesName(String word) {
        return NAMES.contains(word);
    }

    static boolean judges(String word) {
        return JUDGING.contains(word);
    }

    static boolean announcesPerson(String word) {
        return PERSONS.contains(word);
    }

    static boolean mayAnnouncePerson(String word) {
        return MAYBE_PERSONS.contains(word);
    }

    static boolean announcesPlace(String word) {
        return MOVES.contains(word);
    }

    static boolean isThing(String word) {
        return THINGS.contains(word);
    }

    static boolean isNumbered(String word) {
        return NUMBERED.contains(word);
    }
}
