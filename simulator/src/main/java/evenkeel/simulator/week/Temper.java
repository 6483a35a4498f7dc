package evenkeel.simulator.week;

import evenkeel.simulator.exchange.prices.Dice;

/**
 * How the funding of one symbol behaves: by how much the rates of its two venues are apart, as a fraction a year. The sign is
 * the symbol's own, hours count from the beginning of the week.
 */
enum Temper {
    /** Never worth an entry. */
    QUIET {
        @Override
        double apart(long dice, double hour) {
            return 0.06;
        }
    },
    /** The same venue pays all week. */
    STEADY {
        @Override
        double apart(long dice, double hour) {
            return 0.6 + 0.6 * Dice.fraction(dice);
        }
    },
    /** Now one venue pays, now the other. */
    FLIPPING {
        @Override
        double apart(long dice, double hour) {
            double length = 18 + 14 * Dice.fraction(dice);
            boolean turned = Math.floorMod((long) (hour / length), 2L) == 1;
            return turned ? -1.0 : 1.0;
        }
    },
    /** Begins high, goes below nothing in some days, and begins again. */
    FADING {
        @Override
        double apart(long dice, double hour) {
            double length = 45 + 60 * Dice.fraction(dice);
            return 1.6 * (1 - 1.25 * (hour % length / length));
        }
    },
    /** Mostly quiet; high for some hours of each day. */
    SPIKING {
        @Override
        double apart(long dice, double hour) {
            double ofDay = (hour + 24 * Dice.fraction(dice)) % 24;
            return ofDay < 14 ? 2.4 : 0.02;
        }
    },
    /** High for a day or two, then all at once far on the other side, then nothing any more. */
    COLLAPSING {
        @Override
        double apart(long dice, double hour) {
            double breaks = 12 + 36 * Dice.fraction(dice);
            if (hour < breaks) return 1.2;
            return hour < breaks + 6 ? -2.8 : 0.01;
        }
    };

    abstract double apart(long dice, double hour);
}
