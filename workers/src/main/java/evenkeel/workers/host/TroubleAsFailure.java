package evenkeel.workers.host;

import evenkeel.domain.code.Trouble;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;

/** Trouble that an activity could not decide on reaches the engine under its code; the engine repeats the call. */
final class TroubleAsFailure extends WorkerInterceptorBase {
    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                try {
                    return super.execute(input);
                } catch (Trouble trouble) {
                    String said = String.valueOf(trouble.getMessage());
                    throw ApplicationFailure.newFailureWithCause(
                            said, trouble.code().id(), trouble);
                }
            }
        };
    }
}
