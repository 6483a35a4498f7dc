package evenkeel.house.planted.domain.carry;

import java.util.Random;

final class ThrowsDice {
    final Random dice = new Random();
}
