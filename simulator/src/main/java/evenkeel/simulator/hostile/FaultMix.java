package evenkeel.simulator.hostile;

import java.util.SplittableRandom;

/** How likely each fault is in one run. Every seed mixes its own: some have none, some a single kind, some all. */
public record FaultMix(
        double crash,
        double attemptLost,
        double stall,
        double responseLost,
        double requestLost,
        double lateArrival,
        double readFails,
        double readLags,
        double refuses,
        double databaseFails,
        double outages,
        double operatorCloses,
        double memoryLost,
        double memoryOlder,
        double engineSilent) {
    public static final FaultMix NONE = new FaultMix(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final double NO_FAULTS = 0.05;
    private static final double SINGLE = 0.25;
    private static final int KINDS = 15;

    public static FaultMix of(SplittableRandom dice) {
        double kind = dice.nextDouble();
        if (kind < NO_FAULTS) return NONE;
        int only = kind < SINGLE ? dice.nextInt(KINDS) : -1;
        double[] most = {0.02, 0.02, 0.05, 0.25, 0.2, 0.2, 0.1, 0.2, 0.2, 0.02, 0.5, 0.5, 0.5, 0.5, 0.3};
        double[] mix = new double[KINDS];
        for (int i = 0; i < KINDS; i++) {
            boolean on = only < 0 ? dice.nextBoolean() : only == i;
            mix[i] = on ? most[i] * dice.nextDouble() : 0;
        }
        return new FaultMix(
                mix[0], mix[1], mix[2], mix[3], mix[4], mix[5], mix[6], mix[7], mix[8], mix[9], mix[10], mix[11],
                mix[12], mix[13], mix[14]);
    }
}
