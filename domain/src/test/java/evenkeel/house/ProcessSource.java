package evenkeel.house;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * What byte code does not tell: whether a person or the compiler wrote a catch of everything. A crash and the engine's
 * eviction are errors that run through a process; whoever catches them, or acts on their way out, acts twice.
 */
final class ProcessSource extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final boolean shell;
    private final List<String> offences = new ArrayList<>();

    private ProcessSource(CompilationUnitTree unit, Trees trees, boolean shell) {
        this.unit = unit;
        this.trees = trees;
        this.shell = shell;
    }

    /** @param shell true for what wires a process to the engine and may end a scope of it in a finally */
    static List<String> offences(String name, String source, boolean shell) {
        var file = new SimpleJavaFileObject(URI.create("source:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var javac =
                (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, null, null, List.of(file));
        try {
            var unit = javac.parse().iterator().next();
            var scan = new ProcessSource(unit, Trees.instance(javac), shell);
            scan.scan(unit, null);
            return scan.offences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable Void visitTry(TryTree attempt, @Nullable Void nothing) {
        if (!shell && attempt.getFinallyBlock() != null) offence(attempt, "has a finally");
        if (!shell && !attempt.getResources().isEmpty()) offence(attempt, "closes a resource");
        return super.visitTry(attempt, null);
    }

    @Override
    public @Nullable Void visitCatch(CatchTree handler, @Nullable Void nothing) {
        var caught = handler.getParameter().getType();
        var types = caught instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(caught);
        for (Tree type : types) {
            if (type.toString().matches("(.*\\.)?(Throwable|Crash|\\w*Error)")) offence(handler, "catches " + type);
        }
        return super.visitCatch(handler, null);
    }

    @Override
    public @Nullable Void visitSynchronized(SynchronizedTree block, @Nullable Void nothing) {
        offence(block, "holds a monitor");
        return super.visitSynchronized(block, null);
    }

    private void offence(Tree at, String what) {
        long line = unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, at));
        offences.add(unit.getSourceFile().getName() + ":" + line + " " + what);
    }
}
