package evenkeel.activities.ledger;

import java.sql.SQLException;
import java.sql.Statement;

/** Who may do what in a ledger's database: the owner is nobody, the migrator changes tables, the app only trades. */
public final class LedgerRoles {
    public static final String OWNER = "evenkeel_owner";
    public static final String MIGRATOR = "evenkeel_migrator";
    public static final String APP = "evenkeel_app";

    private LedgerRoles() {}

    /** Makes what is missing and sets the words of both logins; the statement is a superuser's. */
    public static void make(Statement sql, String migratorWords, String appWords) throws SQLException {
        role(sql, OWNER, "NOLOGIN");
        role(sql, MIGRATOR, "LOGIN NOINHERIT PASSWORD '" + migratorWords.replace("'", "''") + "'");
        role(sql, APP, "LOGIN PASSWORD '" + appWords.replace("'", "''") + "'");
        sql.execute("GRANT " + OWNER + " TO " + MIGRATOR);
    }

    private static void role(Statement sql, String role, String rights) throws SQLException {
        sql.execute(
                "DO $do$ BEGIN IF to_regrole('" + role + "') IS NULL THEN CREATE ROLE " + role + "; END IF; END $do$");
        sql.execute("ALTER ROLE " + role + " " + rights + " NOSUPERUSER NOCREATEDB NOCREATEROLE");
    }
}
