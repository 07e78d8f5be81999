package org.chairside.simulator;

/** {@code ./run visit}: plays one visit against what runs and says how it went. */
public final class VisitSimulator {

    private VisitSimulator() {}

    public static void main(String[] arguments) {
        var stack = RunningStack.fromEnvironment();
        if (!stack.answers()) {
            System.err.println("Nothing answers at " + stack.console() + ": start Chairside first, with ./run.");
            System.exit(1);
        }
        try (var clinic = new Clinic(stack);
                var events = new EventWatch(stack.kafka())) {
            new PlayVisit(clinic, events, System.out).play();
        } catch (VisitBroken broken) {
            System.err.println("The visit broke off. " + broken.getMessage());
            System.exit(1);
        }
    }
}
