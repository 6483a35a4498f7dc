package evenkeel.house.planted.activities.alerts;

abstract class TrustsAnyone {
    abstract void setUseInsecureTrustManager(boolean trust);

    void connect() {
        setUseInsecureTrustManager(true);
    }
}
