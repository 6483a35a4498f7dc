package evenkeel.house.planted.activities.alerts;

/** As with the library's annotation, which is not on the path here. */
final class NamesItsClass {
    @interface JsonTypeInfo {
        Id use();

        enum Id {
            NAME,
            CLASS
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    private final Object any = new Object();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    private final Object ours = new Object();

    @Override
    public String toString() {
        return "" + any + ours;
    }
}
