package evenkeel.domain.carry.close;

import evenkeel.domain.carry.cost.ExitFeeSettings;

/** Everything that is configured of closing. */
public record CloseSettings(
        CoordinatedClose coordinated,
        CloseLadder ladder,
        TakerSlippage takerSlippage,
        GridSettings grid,
        EarlyFastClose earlyFastClose,
        ExitFeeSettings exitFees,
        SoftClose soft) {}
