package evenkeel.domain.carry.scan;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Which symbols are left alone. Whole names only: a coin whose name contains EUR stays. */
@Section("trading")
public record SymbolFilters(
        @Key(
                value = "blacklist_symbols",
                usual = "",
                unit = Unit.SET,
                why = "symbols that are never entered; in any case, with or without -USD")
        Set<String> blacklist,

        @Key(
                value = "non_crypto_symbols",
                usual = "XAU, XAG, XPT, XPD, XCU, PAXG, XAUT, WTI, BRENT, NATGAS, EUR, GBP, JPY, CHF, AUD, NZD, CAD, "
                        + "EURUSD, GBPUSD, USDJPY, USDCHF, AUDUSD, NZDUSD, USDCAD, SPX, SPX500, SPX500M, NDX, NAS100, "
                        + "TECH100M, US30, US100, US500, DJI, RUT, DAX, GER40, UK100, JP225, HK50",
                unit = Unit.SET,
                why = "metals, currencies and indices: their markets close, their funding is another")
        Set<String> nonCrypto) {
    private static final String QUOTE = "-USD";

    public SymbolFilters {
        blacklist = assets(blacklist);
        nonCrypto = assets(nonCrypto);
    }

    boolean isBlacklisted(String symbol) {
        return blacklist.contains(asset(symbol));
    }

    boolean isNonCrypto(String symbol) {
        return nonCrypto.contains(asset(symbol));
    }

    private static Set<String> assets(Set<String> symbols) {
        var assets = new TreeSet<String>();
        for (String each : symbols) assets.add(asset(each));
        return Collections.unmodifiableSet(assets);
    }

    private static String asset(String symbol) {
        String upper = symbol.strip().toUpperCase(Locale.ROOT);
        return upper.endsWith(QUOTE) ? upper.substring(0, upper.length() - QUOTE.length()) : upper;
    }
}
