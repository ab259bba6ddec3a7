package dev.tagloop.training.internal.tensor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.internal.NDArrayEx;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The guard against DJL's use after free: scalar operands make a tensor over Java memory and close it while autograd
 * still points to it. Only {@code Ops} computes with tensors, and {@code Ops} passes no {@code Number}.
 */
@Tag("thorough")
class TensorArithmeticLivesInOpsTest {

    /** What other classes may ask a tensor: reading, ownership, nothing that makes a new value. */
    private static final Set<String> READING = Set.of(
            "getShape",
            "getManager",
            "getFloat",
            "toFloatArray",
            "toLongArray",
            "attach",
            "setRequiresGradient",
            "getGradient");

    private static final Set<String> MAKING = Set.of(
            "create",
            "zeros",
            "ones",
            "full",
            "arange",
            "eye",
            "linspace",
            "from",
            "decode",
            "load",
            "randomUniform",
            "randomNormal",
            "truncatedNormal",
            "randomInteger",
            "randomPermutation");

    private static final Set<String> WITH_NUMBER = Set.of(
            "mul", "div", "pow", "mod", "maximum", "minimum", "muli", "divi", "powi", "modi", "add", "sub", "addi",
            "subi", "rdiv", "rsub", "rpow", "rmod", "rdivi", "rsubi", "rpowi", "rmodi");

    private final JavaClasses module = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tagloop.training");

    @Test
    void theCheckSeesTheModule() {
        assertThat(module.contain(Ops.class)).isTrue();
        assertThat(module.get(Ops.class).getMethodCallsFromSelf())
                .anyMatch(call -> onTensor(call) && call.getName().equals("mul"));
    }

    @Test
    void noOtherClassComputesWithTensors() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Ops.class.getName())
                .should()
                .callMethodWhere(
                        predicate("a tensor operation", call -> onTensor(call) && !READING.contains(call.getName())))
                .check(module);
    }

    @Test
    void noOtherClassMakesTensors() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Ops.class.getName())
                .should()
                .callMethodWhere(predicate(
                        "making a tensor",
                        call -> call.getTargetOwner().isAssignableTo(NDManager.class)
                                && MAKING.contains(call.getName())))
                .check(module);
    }

    @Test
    void nothingPassesANumberToATensorOperation() {
        noClasses()
                .should()
                .callMethodWhere(predicate(
                        "an operation with a Number",
                        call -> onTensor(call)
                                && WITH_NUMBER.contains(call.getName())
                                && call.getTarget().getRawParameterTypes().stream()
                                        .anyMatch(type -> type.isAssignableTo(Number.class))))
                .check(module);
    }

    @Test
    void layersAndLossesOfDjlAreNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl.nn..", "ai.djl.training.loss..", "ai.djl.training.optimizer..")
                .check(module);
    }

    private static boolean onTensor(JavaMethodCall call) {
        return assignableTo(NDArray.class).or(assignableTo(NDArrayEx.class)).test(call.getTargetOwner());
    }

    private static DescribedPredicate<JavaMethodCall> predicate(
            String description, java.util.function.Predicate<JavaMethodCall> holds) {
        return DescribedPredicate.describe(description, holds);
    }
}
