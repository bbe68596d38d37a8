package io.corral.engine.admin;

import io.corral.domain.access.AuditEntry;
import io.corral.domain.id.OrganizationId;
import io.corral.engine.job.JobLog;
import io.corral.store.directory.DirectoryStore;
import io.corral.store.directory.SignInStore;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// Everything that changes the directory, in one place for wiring.
public final class Administration {

    /// The actor of commands given on the server's machine.
    public static final String CONSOLE = "console";

    private final DirectoryStore store;
    private final Directory directory;
    private final Projects projects;
    private final People people;
    private final Tokens tokens;
    private final DeviceGrants devices;
    private final Accounts accounts;
    private final Invitations invitations;
    private final Setup setup;
    private final JobLog jobs;

    /// Administration over a store.
    ///
    /// @param random source of keys and secrets: a `SecureRandom` outside of tests
    public Administration(
            DirectoryStore store, SignInStore signIns, Directory directory, InstantSource clock,
            RandomGenerator random) {
        Changes changes = new Changes(directory, store, signIns, clock, random);
        Passwords passwords = new Passwords(random);
        this.store = store;
        this.directory = directory;
        jobs = new JobLog(clock);
        projects = new Projects(changes);
        people = new People(changes);
        tokens = new Tokens(changes);
        devices = new DeviceGrants(changes, tokens);
        accounts = new Accounts(changes, passwords);
        invitations = new Invitations(changes, people, accounts, passwords);
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

    /// Tokens for programs that cannot show a page.
    public DeviceGrants devices() {
        return devices;
    }

    /// Sign-in.
    public Accounts accounts() {
        return accounts;
    }

    /// What the server does besides answering.
    public JobLog jobs() {
        return jobs;
    }

    /// Places kept for people who are not members yet.
    public Invitations invitations() {
        return invitations;
    }

    /// Entries of the audit log of an organisation, newest first.
    public List<AuditEntry> audit(OrganizationId organization, int limit) {
        return store.audit(organization, limit);
    }

    /// First start and `corral setup`.
    public Setup setup() {
        return setup;
    }
}
