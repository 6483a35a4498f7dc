package evenkeel.house.planted.workflows.spread;

import com.fasterxml.jackson.databind.ObjectMapper;

final class KnowsJackson {
    final ObjectMapper json = new ObjectMapper();
}
