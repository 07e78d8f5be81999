package org.chairside.notification.delivery.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.chairside.notification.delivery.Letter;
import org.chairside.notification.delivery.MessageProvider;

/** Answers as it is told to, and takes everything when it is told nothing; remembers every letter it was handed. */
class ScriptedProvider implements MessageProvider {

    private final Queue<Answer> script = new ArrayDeque<>();
    private final List<Letter> letters = new ArrayList<>();
    private Runnable whileSending = () -> {};

    synchronized void begin() {
        script.clear();
        letters.clear();
        whileSending = () -> {};
    }

    synchronized void willAnswer(Answer... answers) {
        script.addAll(Arrays.asList(answers));
    }

    synchronized void whileSending(Runnable look) {
        whileSending = look;
    }

    synchronized List<Letter> letters() {
        return List.copyOf(letters);
    }

    @Override
    public Answer send(Letter letter) {
        whileSending.run();
        synchronized (this) {
            letters.add(letter);
            return script.isEmpty() ? new Answer.Taken() : script.remove();
        }
    }
}
