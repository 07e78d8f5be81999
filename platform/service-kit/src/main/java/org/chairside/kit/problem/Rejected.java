package org.chairside.kit.problem;

/** A request that is answered with this problem and does nothing. */
public class Rejected extends RuntimeException {

    private final transient Problem problem;

    public Rejected(Problem problem) {
        super(problem.code());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
