package org.chairside.console.flow;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.chairside.console.flow.FlowFigures.Edge;
import org.chairside.console.flow.FlowFigures.Worry;

/**
 * A service at which events wait, or of which nothing is known: where somebody looks first.
 *
 * @param how the message {@code flows.waits.<how>}, which says what it is and what to do
 * @param flows how many are concerned
 * @param worst of these
 */
record WaitingPlace(String service, String how, int flows, Edge worst) {

    private static final String SILENT = "silent";

    /** The worst first; empty while every flow is up to date. */
    static List<WaitingPlace> among(Collection<Edge> edges) {
        var silent = edges.stream().collect(groupingBy(Edge::owner)).entrySet().stream()
                .filter(owner -> isSilent(owner.getValue()))
                .map(Map.Entry::getKey)
                .collect(toSet());
        return edges.stream()
                .filter(edge -> edge.worry() != Worry.NONE)
                .collect(groupingBy(edge -> edge.isLate() && !edge.holds() && silent.contains(edge.owner())
                        ? new Place(edge.owner(), SILENT)
                        : new Place(edge.consumer(), how(edge))))
                .entrySet()
                .stream()
                .map(place -> new WaitingPlace(
                        place.getKey().service(),
                        place.getKey().how(),
                        place.getValue().size(),
                        Collections.min(place.getValue(), Edge.WORST_FIRST)))
                .sorted(comparing((WaitingPlace place) -> place.worst().worry())
                        .thenComparing(WaitingPlace::service)
                        .thenComparing(WaitingPlace::how))
                .toList();
    }

    /** Of one listener that is late the listener is to blame; when all who can say it are, it is who should have spoken. */
    private static boolean isSilent(List<Edge> spoken) {
        var late = spoken.stream().filter(Edge::isLate).map(Edge::consumer).distinct();
        return late.count() > 1 && spoken.stream().allMatch(edge -> edge.isLate() || edge.behind() == null);
    }

    private static String how(Edge edge) {
        if (edge.holds()) {
            return "held";
        }
        if (edge.waiting() == null) {
            return "unanswered";
        }
        return edge.behind() == null ? "filling" : "behind";
    }

    private record Place(String service, String how) {}
}
