package evenkeel.config.carry;

import static java.util.Map.entry;

import evenkeel.config.keys.Agreement;
import evenkeel.config.keys.Catalogue;
import evenkeel.config.keys.Profile;
import evenkeel.config.keys.Settings;
import evenkeel.config.keys.Sources;
import evenkeel.config.keys.Variable;
import evenkeel.config.start.Mistakes;
import evenkeel.domain.carry.close.CloseLadder;
import evenkeel.domain.carry.close.CoordinatedClose;
import evenkeel.domain.carry.close.EarlyFastClose;
import evenkeel.domain.carry.close.GridSettings;
import evenkeel.domain.carry.close.SoftClose;
import evenkeel.domain.carry.close.TakerSlippage;
import evenkeel.domain.carry.cost.ExitFeeSettings;
import evenkeel.domain.carry.cost.FallbackFees;
import evenkeel.domain.carry.cost.ForecastSettings;
import evenkeel.domain.carry.cost.HoldSettings;
import evenkeel.domain.carry.cost.SpreadCostSettings;
import evenkeel.domain.carry.depth.DepthGateSettings;
import evenkeel.domain.carry.depth.HedgePreflightSettings;
import evenkeel.domain.carry.depth.SmartPricing;
import evenkeel.domain.carry.entry.LiquiditySettings;
import evenkeel.domain.carry.entry.PriceBandSettings;
import evenkeel.domain.carry.entry.RollbackSettings;
import evenkeel.domain.carry.entry.StreamGateSettings;
import evenkeel.domain.carry.entry.VerificationSettings;
import evenkeel.domain.carry.exit.AtrExit;
import evenkeel.domain.carry.exit.BasisExit;
import evenkeel.domain.carry.exit.DriftExit;
import evenkeel.domain.carry.exit.EarlyEdge;
import evenkeel.domain.carry.exit.EarlyTakeProfit;
import evenkeel.domain.carry.exit.FundingFlipExit;
import evenkeel.domain.carry.exit.HoldExtension;
import evenkeel.domain.carry.exit.LiquidationExit;
import evenkeel.domain.carry.exit.MissingLeg;
import evenkeel.domain.carry.exit.NetEvExit;
import evenkeel.domain.carry.exit.OpportunityCost;
import evenkeel.domain.carry.exit.ProfitTarget;
import evenkeel.domain.carry.exit.VelocityExit;
import evenkeel.domain.carry.exit.YieldCostExit;
import evenkeel.domain.carry.exit.ZScoreExit;
import evenkeel.domain.carry.hedge.GuardSettings;
import evenkeel.domain.carry.hedge.HedgeDepthSettings;
import evenkeel.domain.carry.hedge.HedgeSettings;
import evenkeel.domain.carry.hedge.RetryTiming;
import evenkeel.domain.carry.hedge.SalvageSettings;
import evenkeel.domain.carry.holding.FundingSweep;
import evenkeel.domain.carry.holding.HoldingCadence;
import evenkeel.domain.carry.lead.LeadSettings;
import evenkeel.domain.carry.lead.MicrofillSettings;
import evenkeel.domain.carry.market.Roles;
import evenkeel.domain.carry.readback.ReadbackLimits;
import evenkeel.domain.carry.rebalance.RebalanceLimits;
import evenkeel.domain.carry.risk.RiskLimits;
import evenkeel.domain.carry.scan.Cooldowns;
import evenkeel.domain.carry.scan.EntryFilters;
import evenkeel.domain.carry.scan.Pacing;
import evenkeel.domain.carry.scan.RotationSettings;
import evenkeel.domain.carry.scan.SymbolFilters;
import evenkeel.domain.carry.sizing.ExposureLimits;
import evenkeel.domain.carry.sizing.MinimumSizeSettings;
import evenkeel.domain.carry.sizing.TradeSizeSettings;
import evenkeel.domain.carry.spread.SpreadLimits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Every key of carry, in the order of its document. */
public final class CarryKeys {
    private static final Set<String> YES = Set.of("true", "1", "yes");

    private static final List<Class<? extends Record>> RECORDS = List.of(
            RunKeys.class,
            LighterKeys.class,
            X10Keys.class,
            Roles.class,
            Cooldowns.class,
            EntryFilters.class,
            Pacing.class,
            RotationSettings.class,
            SymbolFilters.class,
            ExposureLimits.class,
            MinimumSizeSettings.class,
            TradeSizeSettings.class,
            SpreadLimits.class,
            DepthGateSettings.class,
            HedgePreflightSettings.class,
            SmartPricing.class,
            ExitFeeSettings.class,
            FallbackFees.class,
            ForecastSettings.class,
            HoldSettings.class,
            SpreadCostSettings.class,
            LiquiditySettings.class,
            PriceBandSettings.class,
            RollbackSettings.class,
            StreamGateSettings.class,
            VerificationSettings.class,
            LeadSettings.class,
            MicrofillSettings.class,
            GuardSettings.class,
            HedgeDepthSettings.class,
            HedgeSettings.class,
            RetryTiming.class,
            SalvageSettings.class,
            FundingSweep.class,
            HoldingCadence.class,
            AtrExit.class,
            BasisExit.class,
            DriftExit.class,
            EarlyEdge.class,
            EarlyTakeProfit.class,
            FundingFlipExit.class,
            HoldExtension.class,
            LiquidationExit.class,
            MissingLeg.class,
            NetEvExit.class,
            OpportunityCost.class,
            ProfitTarget.class,
            VelocityExit.class,
            YieldCostExit.class,
            ZScoreExit.class,
            RebalanceLimits.class,
            CloseLadder.class,
            CoordinatedClose.class,
            EarlyFastClose.class,
            GridSettings.class,
            TakerSlippage.class,
            ReadbackLimits.class,
            RiskLimits.class,
            ScanLogKeys.class,
            RateAlertKeys.class,
            CallKeys.class,
            ReconcilerKeys.class,
            SoftClose.class,
            StreamLife.class,
            BookKeys.class,
            StreamKeys.class,
            DatabaseKeys.class,
            LogKeys.class,
            TelegramKeys.class,
            HistoryKeys.class,
            CrashKeys.class,
            BackfillKeys.class,
            ShutdownKeys.class);

    private static final Map<String, String> MOVED =
            Map.ofEntries(entry("trading.max_trade_size_pct", "risk.max_trade_size_pct"));

    /** The legacy name of Lighter's key is the later one: it counts when the other is absent. */
    private static final List<Variable> VARIABLES = List.of(
            new Variable("BOT_ENV", "env"),
            new Variable("LIGHTER_L1_ADDRESS", "lighter.l1_address"),
            new Variable("LIGHTER_ACCOUNT_INDEX", "lighter.account_index"),
            new Variable("LIGHTER_API_KEY_PRIVATE_KEY", "lighter.private_key"),
            new Variable("LIGHTER_PRIVATE_KEY", "lighter.private_key"),
            new Variable("LIGHTER_API_KEY_INDEX", "lighter.api_key_index"),
            new Variable("X10_API_KEY", "x10.api_key"),
            new Variable("X10_PRIVATE_KEY", "x10.private_key"),
            new Variable("X10_PUBLIC_KEY", "x10.public_key"),
            new Variable("X10_VAULT_ID", "x10.vault_id"),
            new Variable("TELEGRAM_BOT_TOKEN", "telegram.bot_token"),
            new Variable("TELEGRAM_CHAT_ID", "telegram.chat_id"),
            new Variable("TELEGRAM_ENABLED", "telegram.enabled", CarryKeys::yesOrNo));

    /** What holds between keys of different records; what holds within one, the record itself says. */
    private static final List<Agreement> AGREEMENTS = List.of(Agreement.atMost(
            "trading.coordinated_close_maker_timeout_seconds", "execution.maker_order_timeout_seconds"));

    /** Nobody can recommend whose chat it is, so that a question to the rules does not ask. */
    private static final Agreement TELEGRAM = new Agreement(
            List.of("telegram.enabled", "telegram.bot_token", "telegram.chat_id"),
            settings -> !settings.flag("telegram.enabled")
                    || (settings.isGiven("telegram.bot_token") && settings.isGiven("telegram.chat_id")),
            "alerts need the bot and the chat: TELEGRAM_BOT_TOKEN and TELEGRAM_CHAT_ID");

    public static final Catalogue ALL = Catalogue.of(RECORDS, MOVED, VARIABLES);

    private CarryKeys() {}

    /** The settings; whatever is wrong with a key, or between keys, is among the mistakes. */
    public static Settings read(Profile profile, Sources sources, Mistakes mistakes) {
        Settings settings = ofRules(profile, sources, mistakes);
        TELEGRAM.check(settings, mistakes);
        return settings;
    }

    /** For a question to the rules, which sends nothing to anybody. */
    public static Settings ofRules(Profile profile, Sources sources, Mistakes mistakes) {
        Settings settings = Settings.read(ALL, profile, sources, mistakes);
        for (Agreement agreement : AGREEMENTS) agreement.check(settings, mistakes);
        return settings;
    }

    static List<Agreement> agreements() {
        return AGREEMENTS;
    }

    static List<Class<? extends Record>> records() {
        return RECORDS;
    }

    private static String yesOrNo(String word) {
        return String.valueOf(YES.contains(word.strip().toLowerCase(Locale.ROOT)));
    }
}
