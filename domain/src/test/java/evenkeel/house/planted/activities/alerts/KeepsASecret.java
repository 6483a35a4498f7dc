package evenkeel.house.planted.activities.alerts;

record KeepsASecret(String apiKey) {}
