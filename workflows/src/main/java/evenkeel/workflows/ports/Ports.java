package evenkeel.workflows.ports;

/** Everything a process may touch. */
public record Ports(Execution execution, Watch watch, Market market, Accounts accounts, Ledger ledger, Alerts alerts) {}
