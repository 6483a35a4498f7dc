package evenkeel.house.planted.domain.carry;

final class HoldsAMonitor {
    synchronized void enter() {}
}
