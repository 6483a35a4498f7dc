package evenkeel.house.planted.activities.alerts;

import java.io.IOException;
import java.io.ObjectInputStream;

final class ReadsObjects {
    Object read(ObjectInputStream in) throws IOException, ClassNotFoundException {
        return in.readObject();
    }
}
