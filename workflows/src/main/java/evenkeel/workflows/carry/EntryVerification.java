package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.entry.Verification;
import evenkeel.domain.carry.entry.Verification.ExpectedLeg;
import evenkeel.domain.carry.entry.VerificationSettings;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks at both venues until they show what their fills said, or have said otherwise often enough. */
record EntryVerification(VerificationSettings settings, Accounts accounts, Timeline time) {
    Verification of(HeldCarry held) {
        Instant began = time.now();
        List<Verification.Reading> readings = new ArrayList<>();
        while (true) {
            readings.add(read(held));
            var inputs = new Verification.Inputs(
                    expected(held, held.terms().lead()),
                    expected(held, held.terms().hedge()),
                    List.copyOf(readings),
                    Duration.between(began, time.now()));
            Verification answer = Verification.of(inputs, settings);
            if (answer != Verification.READ_AGAIN) return answer;
            time.pause(settings.delay(), "venues show the fills");
        }
    }

    private Verification.Reading read(HeldCarry held) {
        var both = time.both(
                () -> accounts.position(held.terms().lead()),
                () -> accounts.position(held.terms().hedge()));
        return new Verification.Reading(both.first().signed(), both.second().signed());
    }

    private static ExpectedLeg expected(HeldCarry held, Leg leg) {
        return new ExpectedLeg(
                leg.side(), held.net(leg.name()), leg.instrument().lot());
    }
}
