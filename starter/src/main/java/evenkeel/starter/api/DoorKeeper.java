package evenkeel.starter.api;

import evenkeel.domain.code.Code;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who asks this machine by its own name, from no foreign page, and shows the token. */
final class DoorKeeper extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";
    private static final List<String> OWN_NAMES = List.of("127.0.0.1", "localhost", "[::1]");
    /** Says only that the process answers. */
    private static final String FOR_EVERYBODY = "/api/v1/health";

    private final ApiToken expected;

    DoorKeeper(ApiToken expected) {
        this.expected = expected;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Problem> problem = problem(request);
        if (problem.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(problem.get().status());
        if (problem.get().status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(Json.write(problem.get()));
    }

    private Optional<Problem> problem(HttpServletRequest request) {
        String path = request.getRequestURI();
        String host = request.getHeader("Host");
        if (!isOwn(host, request.getLocalPort())) {
            return Optional.of(Problem.of(Code.AUT_ORIGIN, "this is not the host " + host, path));
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !origin.equals("http://" + host)) {
            return Optional.of(Problem.of(Code.AUT_ORIGIN, "not for pages of " + origin, path));
        }
        if (path.equals(FOR_EVERYBODY) || showsToken(request)) return Optional.empty();
        return Optional.of(Problem.of(Code.AUT_TOKEN, "send the token of the data folder as bearer token", path));
    }

    private boolean showsToken(HttpServletRequest request) {
        String shown = request.getHeader("Authorization");
        return shown != null
                && shown.startsWith(BEARER)
                && expected.is(shown.substring(BEARER.length()).strip());
    }

    private static boolean isOwn(@Nullable String host, int port) {
        return OWN_NAMES.stream().anyMatch(name -> (name + ":" + port).equals(host));
    }
}
