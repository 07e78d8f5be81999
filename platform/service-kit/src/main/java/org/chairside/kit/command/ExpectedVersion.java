package org.chairside.kit.command;

/** The version an update expects, read from {@code If-Match}: missing is 428, weak or {@code *} is 400; a controller method takes it as a parameter. */
public record ExpectedVersion(int value) {

    /** @throws StaleVersion 412, if the thing has moved on */
    public void mustBe(int present) {
        if (value != present) {
            throw new StaleVersion();
        }
    }
}
