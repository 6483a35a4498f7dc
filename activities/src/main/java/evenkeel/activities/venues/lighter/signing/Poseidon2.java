package evenkeel.activities.venues.lighter.signing;

/** Poseidon2 over Goldilocks: a state of 12, of which 8 take the input; 4 full rounds, 22 partial, 4 full. */
final class Poseidon2 {
    private static final int WIDTH = 12;
    private static final int RATE = 8;
    private static final int HALF_FULL = 4;

    /** Added to the whole state, round by round. */
    private static final long[] EXTERNAL = numbers(10, """
            15492826721047263190 11728330187201910315 8836021247773420868 16777404051263952451
            5510875212538051896 6173089941271892285 2927757366422211339 10340958981325008808
            8541987352684552425 9739599543776434497 15073950188101532019 12084856431752384512
            4584713381960671270 8807052963476652830 54136601502601741 4872702333905478703
            5551030319979516287 12889366755535460989 16329242193178844328 412018088475211848
            10505784623379650541 9758812378619434837 7421979329386275117 375240370024755551
            3331431125640721931 15684937309956309981 578521833432107983 14379242000670861838
            17922409828154900976 8153494278429192257 15904673920630731971 11217863998460634216
            3301540195510742136 9937973023749922003 3059102938155026419 1895288289490976132
            5580912693628927540 10064804080494788323 9582481583369602410 10186259561546797986
            247426333829703916 13193193905461376067 6386232593701758044 17954717245501896472
            1531720443376282699 2455761864255501970 11234429217864304495 4746959618548874102
            13571697342473846203 17477857865056504753 15963032953523553760 16033593225279635898
            14252634232868282405 8219748254835277737 7459165569491914711 15855939513193752003
            16788866461340278896 7102224659693946577 3024718005636976471 13695468978618890430
            8214202050877825436 2670727992739346204 16259532062589659211 11869922396257088411
            3179482916972760137 13525476046633427808 3217337278042947412 14494689598654046340
            15837379330312175383 8029037639801151344 2153456285263517937 8301106462311849241
            13294194396455217955 17394768489610594315 12847609130464867455 14015739446356528640
            5879251655839607853 9747000124977436185 8950393546890284269 10765765936405694368
            14695323910334139959 16366254691123000864 15292774414889043182 10910394433429313384
            17253424460214596184 3442854447664030446 3005570425335613727 10859158614900201063
            9763230642109343539 6647722546511515039 909012944955815706 18101204076790399111
            11588128829349125809 15863878496612806566 5201119062417750399 176665553780565743
            """);

    /** Added to the first element. */
    private static final long[] INTERNAL = numbers(10, """
            11921381764981422944 10318423381711320787 8291411502347000766 229948027109387563
            9152521390190983261 7129306032690285515 15395989607365232011 8641397269074305925
            17256848792241043600 6046475228902245682 12041608676381094092 12785542378683951657
            14546032085337914034 3304199118235116851 16499627707072547655 10386478025625759321
            13475579315436919170 16042710511297532028 1411266850385657080 9024840976168649958
            14047056970978379368 838728605080212101
            """);

    private static final long[] DIAGONAL = numbers(16, """
            c3b6c08e23ba9300 d84b5de94a324fb6 0d0c371c5b35b84f 7964f570e7188037
            5daf18bbd996604b 6743bc47b9595257 5528b9362c59bb70 ac45e25b7127b68b
            a2077d7dfbb606b5 f3faac6faee378ae 0c6388b51545e883 d27dbb6944917b60
            """);

    private Poseidon2() {}

    /** Five elements from any number of them; the sponge overwrites and knows no padding. */
    static Fp5 hash(long... input) {
        long[] state = new long[WIDTH];
        for (int from = 0; from < input.length; from += RATE) {
            System.arraycopy(input, from, state, 0, Math.min(RATE, input.length - from));
            permute(state);
        }
        return Fp5.of(state);
    }

    private static void permute(long[] state) {
        external(state);
        for (int round = 0; round < HALF_FULL; round++) full(state, round);
        for (long constant : INTERNAL) {
            state[0] = seventh(Goldilocks.add(state[0], constant));
            internal(state);
        }
        for (int round = HALF_FULL; round < 2 * HALF_FULL; round++) full(state, round);
    }

    private static void full(long[] state, int round) {
        for (int i = 0; i < WIDTH; i++) state[i] = seventh(Goldilocks.add(state[i], EXTERNAL[round * WIDTH + i]));
        external(state);
    }

    /** Each block of four by the matrix of the paper, then all blocks together. */
    private static void external(long[] state) {
        for (int block = 0; block < WIDTH; block += 4) mix(state, block);
        for (int column = 0; column < 4; column++) {
            long sum = Goldilocks.add(Goldilocks.add(state[column], state[column + 4]), state[column + 8]);
            for (int i = column; i < WIDTH; i += 4) state[i] = Goldilocks.add(state[i], sum);
        }
    }

    private static void mix(long[] state, int at) {
        long a = state[at];
        long b = state[at + 1];
        long c = state[at + 2];
        long d = state[at + 3];
        long first = Goldilocks.add(a, b);
        long second = Goldilocks.add(c, d);
        long all = Goldilocks.add(first, second);
        state[at] = Goldilocks.add(all, Goldilocks.add(first, b));
        state[at + 1] = Goldilocks.add(all, Goldilocks.add(b, Goldilocks.add(c, c)));
        state[at + 2] = Goldilocks.add(all, Goldilocks.add(second, d));
        state[at + 3] = Goldilocks.add(all, Goldilocks.add(d, Goldilocks.add(a, a)));
    }

    private static void internal(long[] state) {
        long sum = 0;
        for (long element : state) sum = Goldilocks.add(sum, element);
        for (int i = 0; i < WIDTH; i++) state[i] = Goldilocks.add(sum, Goldilocks.multiply(state[i], DIAGONAL[i]));
    }

    private static long seventh(long a) {
        long square = Goldilocks.multiply(a, a);
        return Goldilocks.multiply(Goldilocks.multiply(square, square), Goldilocks.multiply(square, a));
    }

    private static long[] numbers(int radix, String words) {
        String[] each = words.strip().split("\\s+", -1);
        long[] numbers = new long[each.length];
        for (int i = 0; i < each.length; i++) numbers[i] = Long.parseUnsignedLong(each[i], radix);
        return numbers;
    }
}
