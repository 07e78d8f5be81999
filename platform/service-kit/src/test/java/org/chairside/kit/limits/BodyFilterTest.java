package org.chairside.kit.limits;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class BodyFilterTest {

    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final AtomicLong nanos = new AtomicLong();
    private final BodyFilter filter =
            new BodyFilter(new LimitSettings(DataSize.ofKilobytes(256), WITHIN, false, 10, 20), nanos::get);
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain behind = new MockFilterChain();

    @Test
    void a_body_that_trickles_is_waited_for_as_long_as_a_whole_one_may_take() throws Exception {
        filter.doFilter(trickling(300, Duration.ofMillis(100)), response, behind);

        assertThat(behind.getRequest()).isInstanceOfSatisfying(BufferedRequest.class, whole -> assertThat(whole.body())
                .hasSize(300));
    }

    /** Every byte comes before the connection is given up; one caller could hold it for a week. */
    @Test
    void and_no_longer() throws Exception {
        filter.doFilter(trickling(301, Duration.ofMillis(100)), response, behind);

        assertThat(behind.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(408);
        assertThat(response.getContentAsString()).contains("urn:chairside:problem:request-timeout");
        assertThat(response.getHeader("Connection")).isEqualTo("close");
    }

    private MockHttpServletRequest trickling(int bytes, Duration apart) {
        return new MockHttpServletRequest("POST", "/things") {
            @Override
            public ServletInputStream getInputStream() {
                return new Trickle(bytes, apart);
            }
        };
    }

    private final class Trickle extends ServletInputStream {

        private final Duration apart;
        private int left;

        Trickle(int bytes, Duration apart) {
            this.left = bytes;
            this.apart = apart;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            nanos.addAndGet(apart.toNanos());
            return ' ';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int next = read();
            if (next < 0) {
                return -1;
            }
            into[offset] = (byte) next;
            return 1;
        }

        @Override
        public boolean isFinished() {
            return left == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
