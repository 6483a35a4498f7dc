package evenkeel.domain.carry;

import evenkeel.domain.carry.close.CloseSettings;
import evenkeel.domain.carry.entry.EntrySettings;
import evenkeel.domain.carry.exit.ExitSettings;
import evenkeel.domain.carry.holding.FundingSweep;
import evenkeel.domain.carry.holding.HoldingCadence;
import evenkeel.domain.carry.readback.ReadbackLimits;
import evenkeel.domain.carry.risk.RiskLimits;
import evenkeel.domain.carry.scan.Cooldowns;
import evenkeel.domain.carry.scan.Rotation;

/** All keys that a trade reads over its life, in the order in which it comes to need them. */
public record CarrySettings(
        EntrySettings entry,
        HoldingCadence holding,
        ExitSettings exit,
        CloseSettings close,
        ReadbackLimits readback,
        FundingSweep sweep,
        Rotation.Settings rotation,
        RiskLimits risk,
        Cooldowns cooldowns) {}
