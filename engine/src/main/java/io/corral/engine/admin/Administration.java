package io.corral.engine.admin;

import io.corral.store.directory.DirectoryStore;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Everything that changes the directory, in one place for wiring.
public final class Administration {

    /// The actor of commands given on the server's machine.
    public static final String CONSOLE = "console";

    private final Directory directory;
    private final Projects projects;
    private final People people;
    private final Tokens tokens;
    private final Accounts accounts;
    private final Setup setup;

    /// Administration over a store.
    ///
    /// @param random source of keys and secrets: a `SecureRandom` outside of tests
    public Administration(
            DirectoryStore store, Directory directory, InstantSource clock,
            RandomGenerator random) {
        Changes changes = new Changes(directory, store, clock, random);
        this.directory = directory;
        projects = new Projects(changes);
        people = new People(changes);
        tokens = new Tokens(changes);
        accounts = new Accounts(changes);
        setup = new Setup(changes, projects, people, tokens, accounts);
    }

    /// What the changes change.
    public Directory directory() {
        return directory;
    }

    /// Organisations, projects and keys.
    public Projects projects() {
        return projects;
    }

    /// Users, members and teams.
    public People people() {
        return people;
    }

    /// API tokens.
    public Tokens tokens() {
        return tokens;
    }

    /// Sign-in.
    public Accounts accounts() {
        return accounts;
    }

    /// First start and `corral setup`.
    public Setup setup() {
        return setup;
    }
}
