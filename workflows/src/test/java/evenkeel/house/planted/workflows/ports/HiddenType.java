package evenkeel.house.planted.workflows.ports;

record HiddenType(String value) {}
