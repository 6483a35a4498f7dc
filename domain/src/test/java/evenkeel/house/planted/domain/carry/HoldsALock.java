package evenkeel.house.planted.domain.carry;

import java.util.concurrent.locks.ReentrantLock;

final class HoldsALock {
    final ReentrantLock lock = new ReentrantLock();
}
