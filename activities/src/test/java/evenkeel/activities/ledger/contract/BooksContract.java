package evenkeel.activities.ledger.contract;

/** Everything that a ledger promises. A test class of each ledger implements it and answers with its books. */
public interface BooksContract
        extends TradesContract,
                HedgeMoveContract,
                OrdersContract,
                MoneyContract,
                CapitalContract,
                InheritContract,
                GateContract,
                AttemptsContract,
                CourseContract {}
