package evenkeel.house.planted.activities.alerts;

final class AlertsImpl {}
