package evenkeel.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path temporary;

    @Test
    void a_new_folder_is_its_owner_s_alone() throws IOException {
        Path root = temporary.resolve("deep/data");
        try (DataFolder folder = DataFolder.open(root)) {
            assertThat(rights(folder.root())).isEqualTo("rwx------");
            assertThat(folder.token()).matches("[0-9a-f]{64}");
            assertThat(rights(folder.tokenFile())).isEqualTo("rw-------");
        }
    }

    @Test
    void rights_that_others_had_are_taken_back() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));

        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThat(rights(folder.root())).isEqualTo("rwx------");
        }
    }

    @Test
    void the_token_stays_the_same() {
        String first;
        try (DataFolder folder = DataFolder.open(temporary)) {
            first = folder.token();
            assertThat(folder.token()).isEqualTo(first);
        }
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThat(folder.token()).isEqualTo(first);
        }
    }

    @Test
    void a_second_holder_in_the_same_process_is_refused_and_the_first_keeps_it() throws Exception {
        try (DataFolder folder = DataFolder.open(temporary)) {
            String us = Long.toString(ProcessHandle.current().pid());
            assertRefused(Code.SYS_FOLDER_TAKEN, us, temporary);
            assertThat(folder.root()).isEqualTo(temporary.toRealPath());
            assertThatThrownBy(() -> Life.holding(temporary).close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(Code.SYS_FOLDER_TAKEN.id())
                    .hasMessageContaining("process " + us);
        }
        DataFolder.open(temporary).close();
    }

    @Test
    void a_folder_that_another_process_holds_is_refused_until_that_is_dead() throws Exception {
        try (Life other = Life.holding(temporary)) {
            assertRefused(Code.SYS_FOLDER_TAKEN, "process " + other.pid(), temporary);
            assertRefused(Code.SYS_FOLDER_TAKEN, "process " + other.pid(), temporary);

            other.kill();

            DataFolder.open(temporary).close();
        }
    }

    @Test
    void a_folder_with_something_else_in_it_is_left_alone() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "years of work");

        assertRefused(Code.SYS_FOLDER_DAMAGED, "not one of ours", temporary);

        assertThat(temporary).isDirectoryNotContaining("glob:**evenkeel*");
    }

    @Test
    void a_folder_of_another_version_is_left_alone() throws IOException {
        DataFolder.open(temporary).close();
        Files.writeString(temporary.resolve("evenkeel.version"), "evenkeel data 99");

        assertRefused(Code.SYS_FOLDER_DAMAGED, "not one of ours", temporary);
    }

    @Test
    void a_file_is_no_folder() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertRefused(Code.SYS_FOLDER_DAMAGED, "not one of ours", file);
    }

    @Test
    void an_empty_token_is_damage() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary)) {
            Files.writeString(folder.tokenFile(), "\n");

            assertThatThrownBy(folder::token)
                    .isInstanceOfSatisfying(
                            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.SYS_FOLDER_DAMAGED));
        }
    }

    @Test
    void a_start_that_died_before_its_mark_is_begun_again() throws IOException {
        Files.writeString(temporary.resolve("evenkeel.lock"), "1");
        Files.writeString(temporary.resolve("evenkeel.version.new"), "even");

        DataFolder.open(temporary).close();

        assertThat(temporary.resolve("evenkeel.version")).hasContent("evenkeel data 1");
    }

    @Test
    void a_disk_that_is_too_full_is_refused_and_the_folder_let_go() {
        assertThatThrownBy(() -> DataFolder.open(temporary, Long.MAX_VALUE))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.SYS_DISK_FULL))
                .hasMessageContaining("MB");

        DataFolder.open(temporary).close();
    }

    private static void assertRefused(Code code, String why, Path folder) {
        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(code))
                .hasMessageContaining(why);
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
