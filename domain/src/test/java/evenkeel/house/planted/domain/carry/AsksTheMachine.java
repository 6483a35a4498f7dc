package evenkeel.house.planted.domain.carry;

final class AsksTheMachine {
    boolean isLive() {
        return System.getenv("LIVE") != null;
    }
}
