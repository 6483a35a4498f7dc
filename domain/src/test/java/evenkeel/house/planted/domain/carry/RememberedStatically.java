package evenkeel.house.planted.domain.carry;

final class RememberedStatically {
    static final int[] LAST = {0};
}
