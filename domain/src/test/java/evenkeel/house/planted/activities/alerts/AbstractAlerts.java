package evenkeel.house.planted.activities.alerts;

abstract class AbstractAlerts {}
