package evenkeel.house.planted.activities.alerts;

class BaseAlerts {}
