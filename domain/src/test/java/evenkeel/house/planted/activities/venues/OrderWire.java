package evenkeel.house.planted.activities.venues;

public interface OrderWire {
    void place(String order);
}
