package evenkeel.config.carry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;
import java.util.List;

/** Which streams are opened, and how many. */
@Section("websocket")
public record StreamKeys(
        @Key(
                value = "market_data_streams_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "market data is streamed, for the listed symbols only",
                idle = "books are streamed for all symbols or read, as a process's settings say of each venue")
        boolean marketDataStreamsEnabled,

        @Key(
                value = "market_data_streams_symbols",
                usual = "",
                recommended = "ETH, BTC, SOL",
                unit = Unit.SET,
                why = "the symbols that are streamed",
                idle = "books are streamed for all symbols or read, as a process's settings say of each venue")
        List<String> marketDataStreamsSymbols,

        @Key(
                value = "market_data_streams_max_symbols",
                usual = "6",
                unit = Unit.COUNT,
                why = "no more of them than that",
                idle = "books are streamed for all symbols or read, as a process's settings say of each venue")
        int marketDataStreamsMaxSymbols,

        @Key(
                value = "x10_ws_orderbook_multi_market",
                usual = "false",
                unit = Unit.SWITCH,
                why = "one stream for all of X10's books; keep it false",
                idle = "X10's books have a line each")
        boolean x10MultiMarket,

        @Key(
                value = "lighter_orderbook_ws_max_connections",
                usual = "20",
                unit = Unit.COUNT,
                range = ">= 1",
                why = "order-book streams at Lighter at the same time",
                idle = "each venue's lines keep the beat, silence and pauses that its documents name")
        int lighterMaxConnections,

        @Key(
                value = "lighter_orderbook_ws_ttl_seconds",
                usual = "120",
                unit = Unit.SECONDS,
                why = "how long such a stream is kept that nobody reads",
                idle = "books are streamed for all symbols or read, as a process's settings say of each venue")
        Duration lighterTtl,

        @Key(
                value = "x10_ws_ttl_seconds",
                usual = "120",
                unit = Unit.SECONDS,
                why = "the same at X10",
                idle = "books are streamed for all symbols or read, as a process's settings say of each venue")
        Duration x10Ttl,

        @Key(
                value = "lighter_ws_order_submission_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "orders to Lighter go by its stream rather than by a request",
                idle = "orders go to Lighter by HTTP, one way that is proven for all")
        boolean lighterOrderSubmissionEnabled,

        @Key(
                value = "lighter_ws_order_submission_connect_timeout_seconds",
                usual = "2",
                unit = Unit.SECONDS,
                why = "how long opening that stream may take",
                idle = "orders go to Lighter by HTTP, one way that is proven for all")
        Duration lighterOrderConnectTimeout,

        @Key(
                value = "lighter_ws_order_submission_response_timeout_seconds",
                usual = "2",
                unit = Unit.SECONDS,
                why = "how long its answer may take; later the order is unknown and looked for",
                idle = "orders go to Lighter by HTTP, one way that is proven for all")
        Duration lighterOrderResponseTimeout) {}
