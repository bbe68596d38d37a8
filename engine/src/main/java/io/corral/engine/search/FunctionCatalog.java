package io.corral.engine.search;

import io.corral.domain.search.Nearest;
import io.corral.domain.search.SearchKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The functions of queries: how each is written and what it says.
final class FunctionCatalog {

    /// In the order they are offered.
    static final List<Form> FORMS = List.of(
            form("count", 0, 1, "count()", "number of events"),
            form("count_unique", 1, 1, "count_unique(user)", "different values"),
            form("count_if", 3, 3, "count_if(transaction.duration,greater,300)",
                    "events that meet a condition"),
            form("count_at_least", 2, 2, "count_at_least(measurements.lcp,2500)",
                    "events with at least this value"),
            form("failure_count", 0, 0, "failure_count()", "failed transactions"),
            form("failure_rate", 0, 0, "failure_rate()", "share of failed transactions"),
            form("sum", 1, 1, "sum(transaction.duration)", "total"),
            form("avg", 0, 1, "avg(transaction.duration)", "mean"),
            form("min", 0, 1, "min(transaction.duration)", "smallest"),
            form("max", 0, 1, "max(transaction.duration)", "largest"),
            form("p50", 0, 1, "p50(transaction.duration)", "half are below"),
            form("p75", 0, 1, "p75(transaction.duration)", "75 % are below"),
            form("p90", 0, 1, "p90(transaction.duration)", "90 % are below"),
            form("p95", 0, 1, "p95(transaction.duration)", "95 % are below"),
            form("p99", 0, 1, "p99(transaction.duration)", "99 % are below"),
            form("p100", 0, 1, "p100(transaction.duration)", "largest"),
            form("median", 0, 1, "median(transaction.duration)", "half are below"),
            form("percentile", 2, 2, "percentile(transaction.duration,0.8)",
                    "any share is below"),
            form("var", 0, 1, "var(transaction.duration)", "variance"),
            form("stddev", 0, 1, "stddev(transaction.duration)", "standard deviation"),
            form("cov", 2, 2, "cov(transaction.duration,measurements.lcp)", "covariance"),
            form("corr", 2, 2, "corr(transaction.duration,measurements.lcp)", "correlation"),
            form("linear_regression", 2, 2,
                    "linear_regression(transaction.duration,measurements.lcp)",
                    "slope and intercept"),
            form("epm", 0, 1, "epm()", "events per minute"),
            form("eps", 0, 1, "eps()", "events per second"),
            form("tpm", 0, 1, "tpm()", "transactions per minute"),
            form("tps", 0, 1, "tps()", "transactions per second"),
            form("spm", 0, 1, "spm()", "spans per minute"),
            form("sps", 0, 1, "sps()", "spans per second"),
            form("per_minute", 0, 1, "per_minute()", "per minute"),
            form("per_second", 0, 1, "per_second()", "per second"),
            form("apdex", 0, 2, "apdex(300)", "satisfied users, from 0 to 1"),
            form("user_misery", 0, 1, "user_misery(300)", "frustrated users, from 0 to 1"),
            form("count_miserable", 0, 2, "count_miserable(user,300)", "frustrated users"),
            form("count_web_vitals", 2, 2, "count_web_vitals(measurements.lcp,good)",
                    "page loads: good, meh, poor or any"),
            form("count_scores", 1, 1, "count_scores(measurements.score.lcp)",
                    "page loads with a score"),
            form("performance_score", 1, 1, "performance_score(measurements.score.lcp)",
                    "weighted score, from 0 to 1"),
            form("opportunity_score", 1, 1, "opportunity_score(measurements.score.lcp)",
                    "what a better score would bring"),
            form("last_seen", 0, 0, "last_seen()", "newest event"),
            form("first_seen", 0, 0, "first_seen()", "oldest event"),
            form("latest_event", 0, 0, "latest_event()", "id of the newest event"),
            form("any", 1, 1, "any(release)", "one of the values"));

    private static final Map<String, Form> BY_NAME =
            FORMS.stream().collect(Collectors.toMap(Form::name, Function.identity()));

    private static final Set<String> OF_TRANSACTIONS = Set.of(
            "failure_count", "failure_rate", "tpm", "tps", "spm", "sps", "apdex", "user_misery",
            "count_miserable");

    private FunctionCatalog() {}

    /// One function.
    ///
    /// @param min arguments it needs
    /// @param max arguments it takes
    /// @param form how it is written, for example
    record Form(String name, int min, int max, String form, String hint) {

        /// Whether it is about durations or page loads, which errors have not.
        boolean isOfTimes() {
            return form.contains("transaction.") || form.contains("measurements.")
                    || OF_TRANSACTIONS.contains(name);
        }
    }

    /// Sees to it that a call is one of a known function with so many arguments.
    static void check(SearchKey.Call call) {
        Form form = BY_NAME.get(call.function());
        if (form == null) {
            throw new SearchMistake(call.function() + " is not a function known here"
                    + Nearest.likely(call.function(), BY_NAME.keySet())
                            .map(BY_NAME::get)
                            .map(near -> "; did you mean " + near.form() + "?")
                            .orElse(""));
        }
        boolean isEmpty = call.arguments().equals(List.of(""));
        int given = isEmpty ? 0 : call.arguments().size();
        if (given < form.min() || given > form.max()) {
            throw new SearchMistake("%s() takes %s, for example %s".formatted(
                    form.name(), count(form), form.form()));
        }
    }

    private static String count(Form form) {
        if (form.min() == form.max()) {
            return form.max() == 0
                    ? "no arguments"
                    : form.max() == 1 ? "1 argument" : form.max() + " arguments";
        }
        return "%d to %d arguments".formatted(form.min(), form.max());
    }

    private static Form form(String name, int min, int max, String form, String hint) {
        return new Form(name, min, max, form, hint);
    }
}
