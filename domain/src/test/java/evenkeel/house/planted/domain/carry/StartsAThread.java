package evenkeel.house.planted.domain.carry;

final class StartsAThread {
    void place(Runnable order) {
        Thread.startVirtualThread(order);
    }
}
