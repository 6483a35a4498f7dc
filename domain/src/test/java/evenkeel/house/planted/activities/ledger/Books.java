package evenkeel.house.planted.activities.ledger;

public final class Books {}
