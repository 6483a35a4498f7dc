package evenkeel.house.planted.workflows.ports;

public interface Reader<T> {
    T read();
}
