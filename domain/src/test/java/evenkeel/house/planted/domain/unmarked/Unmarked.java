package evenkeel.house.planted.domain.unmarked;

final class Unmarked {}
