package evenkeel.domain.carry.sizing;

import evenkeel.domain.carry.market.Roles;

/** All keys that sizes are made by. */
public record SizeSettings(
        Roles roles, TradeSizeSettings trade, ExposureLimits exposure, MinimumSizeSettings minimum) {}
