package evenkeel.starter.api;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Every refusal is a document with a code; nothing of our insides is shown. */
@RestControllerAdvice
class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    @ExceptionHandler
    ResponseEntity<Problem> refuse(Exception failure, HttpServletRequest request) {
        Problem problem = problem(failure, request.getRequestURI());
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static Problem problem(Exception failure, String path) {
        if (failure instanceof Trouble trouble) return Problem.of(trouble, path);
        if (failure instanceof MethodArgumentTypeMismatchException e) {
            return Problem.of(Code.CTL_WRONG_REQUEST, e.getName() + " was " + e.getValue(), path);
        }
        if (failure instanceof ErrorResponse known) {
            String detail = String.valueOf(known.getBody().getDetail());
            return Problem.of(Code.CTL_WRONG_REQUEST, known.getStatusCode().value(), detail, path);
        }
        log.error("{} failed", path, failure);
        return Problem.of(Code.SYS_UNEXPECTED, "see the log", path);
    }
}
