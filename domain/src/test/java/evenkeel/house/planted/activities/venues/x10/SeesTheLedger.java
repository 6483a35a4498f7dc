package evenkeel.house.planted.activities.venues.x10;

import evenkeel.house.planted.activities.ledger.Books;

final class SeesTheLedger {
    final Books books = new Books();
}
