package evenkeel.domain.carry.hedge;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;

/** What a hedge that has become dear is weighed against. */
@Section("execution")
public record GuardSettings(
        @Key(
                value = "post_leg1_guard_compare_rollback_cost",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "whether a hedge that is too dear is placed all the same when rolling back costs more")
        boolean compareRollbackCost) {}
