package evenkeel.house.planted.activities.venues.http;

import io.github.resilience4j.retry.Retry;

interface SendsAgain {
    Retry retry();
}
