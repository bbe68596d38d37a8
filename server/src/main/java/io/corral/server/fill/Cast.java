package io.corral.server.fill;

import io.corral.domain.event.Level;
import io.corral.domain.event.Metadata;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.store.event.EventRow.Stack;
import java.util.List;
import java.util.SplittableRandom;

/// Who appears in the events: issues, transactions, releases, users. Frequent ones come first, the
/// n-th about as often as 1/n.
///
/// @param projects that share the issues
/// @param issues how many bugs there are
record Cast(List<ProjectId> projects, int issues) {

    private static final int TRANSACTIONS = 200;
    private static final int USERS = 100_000;
    private static final int STACKS = 20_000;
    private static final List<String> TYPES = List.of("TypeError", "ValueError", "KeyError",
            "NullPointerException", "TimeoutError", "IllegalStateException", "HTTPError");
    private static final List<String> THINGS = List.of("cart", "order", "invoice", "voucher",
            "address", "basket", "session", "stock", "price", "parcel");
    private static final List<String> VERBS =
            List.of("load", "save", "list", "remove", "check", "send", "render");
    private static final List<String> ENVIRONMENTS = List.of("production", "staging", "canary");

    Cast {
        projects = List.copyOf(projects);
    }

    /// One bug.
    ///
    /// @param key its grouping key
    record Bug(int number, ProjectId project, long key, Level level, Metadata metadata,
            Stack stack) {}

    /// A number below `count`, the n-th about as often as 1/n.
    static int ranked(SplittableRandom random, int count) {
        return Math.min(count - 1, (int) Math.pow(count + 1, random.nextDouble()) - 1);
    }

    Bug bug(int number) {
        String type = TYPES.get(number % TYPES.size());
        String thing = THINGS.get(number / TYPES.size() % THINGS.size());
        String function = VERBS.get(number % VERBS.size()) + "_" + thing;
        String file = "shop/" + thing + "/service" + number % 97 + ".py";
        String value = "cannot " + VERBS.get(number % VERBS.size()) + " " + thing + " "
                + Integer.toString(number, 36);
        return new Bug(number, projects.get(number % projects.size()), mixed(number),
                number % 20 == 0 ? Level.FATAL : Level.ERROR,
                new Metadata(type + ": " + value, type, value, file, function,
                        transaction(number % TRANSACTIONS), file),
                stack(number % STACKS, file, function));
    }

    static String transaction(int number) {
        return "/api/" + THINGS.get(number % THINGS.size()) + "/"
                + VERBS.get(number % VERBS.size()) + number / THINGS.size();
    }

    String transaction(SplittableRandom random) {
        return transaction(ranked(random, TRANSACTIONS));
    }

    /// Releases follow each other; a few hosts are behind.
    ///
    /// @param share of the whole time that has passed, 0 to 1
    static String release(SplittableRandom random, double share) {
        int newest = (int) (share * 40);
        return "shop@4." + Math.max(0, newest - ranked(random, 4)) + ".0";
    }

    static int user(SplittableRandom random) {
        return random.nextInt(USERS);
    }

    static String environment(SplittableRandom random) {
        return ENVIRONMENTS.get(ranked(random, ENVIRONMENTS.size()));
    }

    private static Stack stack(int number, String file, String function) {
        String module = file.substring(0, file.length() - 3).replace('/', '.');
        return new Stack(
                List.of("wsgi/handlers.py", "shop/views.py", file),
                List.of("get_response", "dispatch", function + number % 31),
                List.of("wsgi.handlers", "shop.views", module),
                List.of("/srv/app/wsgi/handlers.py", "/srv/app/" + file), List.of(),
                List.of(false, true));
    }

    /// An event id that no other event has.
    static EventId eventId(long number) {
        return new EventId(mixed(number), mixed(~number));
    }

    /// A bijection without visible order (the finaliser of SplitMix64).
    static long mixed(long number) {
        long mixed = number + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
